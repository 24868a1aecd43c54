;; expect: REJECTED exceptions
(module
  (memory (export "memory") 2)
  (tag $raised)
  (func (export "_start")
    (throw $raised)))
