;; expect: REJECTED relaxed SIMD
(module
  (memory (export "memory") 2)
  (func (export "_start")
    (drop (i8x16.relaxed_swizzle (v128.load (i32.const 0)) (v128.load (i32.const 0))))))
