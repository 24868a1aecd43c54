;; expect: TLE
;; fuel: 100000000
;; A ring of pointers through all of memory, one for every page: following it
;; misses every cache, for three instructions a step.
(module
  (memory (export "memory") 1000)
  (func (export "_start") (local $at i32) (local $next i32) (local $count i32)
    ;; 15,999 pages; a step of 7,919 pages visits each once. Within its page
    ;; every pointer has another place, so that they fill all sets of a cache.
    (loop
      (local.set $next
        (i32.rem_u (i32.add (local.get $count) (i32.const 7919)) (i32.const 15999)))
      (i32.store
        (i32.add
          (i32.mul (local.get $count) (i32.const 4096))
          (i32.and (i32.mul (local.get $count) (i32.const 64)) (i32.const 4032)))
        (i32.add
          (i32.mul (local.get $next) (i32.const 4096))
          (i32.and (i32.mul (local.get $next) (i32.const 64)) (i32.const 4032))))
      (local.set $count (i32.add (local.get $count) (i32.const 1)))
      (br_if 0 (i32.lt_u (local.get $count) (i32.const 15999))))
    (loop
      (local.set $at (i32.load (local.get $at)))
      (br 0))))
