;; expect: REJECTED gc
(module
  (type $list (struct (field (ref null $list))))
  (memory (export "memory") 2)
  (func (export "_start")
    (drop (struct.new_default $list))))
