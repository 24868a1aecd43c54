;; expect: MLE
;; Elements of tables are memory, too.
(module
  (memory (export "memory") 2)
  (table 1 funcref)
  (func (export "_start")
    (loop
      (br_if 0 (i32.ne (table.grow (ref.null func) (i32.const 1000)) (i32.const -1))))
    unreachable))
