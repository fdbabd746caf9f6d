package org.residuallab.engine.plan;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;
import static org.residuallab.engine.onednn.Onednn.check;

import java.util.List;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;
import org.residuallab.engine.onednn.Descriptor;
import org.residuallab.engine.onednn.Natives;
import org.residuallab.engine.onednn.Onednn;
import org.residuallab.engine.onednn.Work;

/** A compiled oneDNN kernel with its arguments, ready to run. */
final class Primitive implements Step {

  private final dnnl_primitive primitive = new dnnl_primitive();
  private final dnnl_stream stream = Onednn.library().stream();
  private final dnnl_exec_arg_t arguments;
  private final int count;
  private final Descriptor descriptor;

  Primitive(Natives natives, Descriptor descriptor, List<Argument> arguments) {
    check(dnnl_primitive_create(primitive, descriptor.pointer()), "primitive");
    natives.own(() -> dnnl_primitive_destroy(primitive));
    this.descriptor = descriptor;
    count = arguments.size();
    this.arguments = new dnnl_exec_arg_t(count);
    natives.own(this.arguments::deallocate);
    for (int i = 0; i < count; i++) {
      this.arguments
          .position(i)
          .arg(arguments.get(i).code())
          .memory(arguments.get(i).tensor().memory());
    }
    this.arguments.position(0);
  }

  @Override
  public void run() {
    int status = dnnl_primitive_execute(primitive, stream, count, arguments);
    if (status != 0) {
      check(status, "execution of a primitive");
    }
  }

  @Override
  public Work work() {
    return descriptor.work();
  }

  @Override
  public String kernel() {
    return descriptor.implementation();
  }
}
