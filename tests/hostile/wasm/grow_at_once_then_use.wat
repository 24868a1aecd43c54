;; expect: MLE
;; The growth is refused, and the program does not look.
(module
  (memory (export "memory") 2)
  (func (export "_start")
    (drop (memory.grow (i32.const 60000)))
    (i32.store (i32.const 0x7fff0000) (i32.const 1))))
