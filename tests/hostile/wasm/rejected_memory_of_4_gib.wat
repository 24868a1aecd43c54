;; expect: REJECTED pages of initial memory
(module
  (memory (export "memory") 65536)
  (func (export "_start")
  ))
