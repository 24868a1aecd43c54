;; expect: REJECTED env.system
(module
  (import "env" "system" (func (param i32)))
  (memory (export "memory") 2)
  (func (export "_start")
  ))
