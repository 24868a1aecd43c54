;; expect: TLE
;; Two functions that tail-call each other: no stack is used up.
(module
  (memory (export "memory") 2)
  (func $ping (return_call $pong))
  (func $pong (return_call $ping))
  (func (export "_start")
    (call $ping)))
