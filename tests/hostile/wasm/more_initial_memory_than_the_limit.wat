;; expect: MLE
;; 128 MiB, where 64 are allowed: it never starts.
(module
  (memory (export "memory") 2048)
  (func (export "_start")
  ))
