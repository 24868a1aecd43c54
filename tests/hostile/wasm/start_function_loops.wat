;; expect: TLE
;; The start function runs at instantiation, before the entry.
(module
  (memory (export "memory") 2)
  (func $loops (loop (br 0)))
  (start $loops)
  (func (export "_start")
  ))
