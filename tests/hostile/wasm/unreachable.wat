;; expect: RTE unreachable
;; What a panic or an abort is.
(module
  (memory (export "memory") 2)
  (func (export "_start")
    unreachable))
