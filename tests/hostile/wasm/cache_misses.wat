;; expect: TLE
;; The dearest instruction per fuel: a load that no cache and no translation
;; buffer has. It jumps about in memory, each address from the load before.
(module
  (memory (export "memory") 1000)
  (func (export "_start") (local $at i32)
    (loop
      (local.set $at
        (i32.rem_u
          (i32.add
            (i32.mul (i32.add (local.get $at) (i32.const 1)) (i32.const 1103515245))
            (i32.load8_u (local.get $at)))
          (i32.const 65535000)))
      (br 0))))
