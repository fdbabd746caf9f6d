package org.residuallab.engine;

/**
 * What a primitive reads or writes under one of oneDNN's argument codes.
 *
 * @param code such as {@code DNNL_ARG_SRC}
 * @param tensor the memory
 */
record Argument(int code, Tensor tensor) {

  static Argument arg(int code, Tensor tensor) {
    return new Argument(code, tensor);
  }
}
