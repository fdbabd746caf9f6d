package org.residuallab.engine.operator;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_src_md;
import static org.residuallab.engine.plan.Argument.arg;

import java.util.List;
import org.residuallab.engine.onednn.Descriptor;
import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.plan.Argument;
import org.residuallab.engine.plan.Tensor;

/**
 * A convolution's forward kernel. It may know the memory of its maps by another name than the
 * layers around it do.
 *
 * @param descriptor of the kernel
 * @param source in which the maps are handed to it
 * @param result in which its maps are handed on
 */
record ForwardKernel(Descriptor descriptor, Layout source, Layout result) {

  /** One that has the names of the layers around it. */
  static ForwardKernel of(Descriptor descriptor) {
    return new ForwardKernel(
        descriptor, descriptor.layout(dnnl_query_src_md), descriptor.layout(dnnl_query_dst_md));
  }

  /**
   * What it reads and writes, as it knows them.
   *
   * @param maps in the layout {@link #source}
   * @param written in the layout {@link #result}
   */
  List<Argument> arguments(Tensor maps, Tensor written) {
    return List.of(
        arg(DNNL_ARG_SRC, shown(maps, descriptor.layout(dnnl_query_src_md))),
        arg(DNNL_ARG_DST, shown(written, descriptor.layout(dnnl_query_dst_md))));
  }

  private static Tensor shown(Tensor tensor, Layout known) {
    return tensor.layout().same(known) ? tensor : tensor.view(known);
  }
}
