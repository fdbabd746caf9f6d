package org.residuallab.engine.plan;

/**
 * What a primitive reads or writes under one of oneDNN's argument codes.
 *
 * @param code such as {@code DNNL_ARG_SRC}
 * @param tensor the memory
 */
public record Argument(int code, Tensor tensor) {

  public static Argument arg(int code, Tensor tensor) {
    return new Argument(code, tensor);
  }
}
