package org.residuallab.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_data_type_undef;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_eltwise;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_sum;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_post_ops;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_scales_mask;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_scratchpad_mode;
import static org.bytedeco.dnnl.global.dnnl.dnnl_scratchpad_mode_user;
import static org.residuallab.engine.onednn.Onednn.check;

import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive_attr;

/** What a primitive does besides its main work. All take their scratchpad from the arena. */
public final class Attributes {

  private final dnnl_primitive_attr attributes = new dnnl_primitive_attr();
  private final dnnl_post_ops afterwards = new dnnl_post_ops();

  private Attributes(Natives natives) {
    check(dnnl_primitive_attr_create(attributes), "attributes");
    natives.own(() -> dnnl_primitive_attr_destroy(attributes));
    check(dnnl_post_ops_create(afterwards), "post-operations");
    natives.own(() -> dnnl_post_ops_destroy(afterwards));
    check(
        dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user),
        "scratchpad mode");
  }

  public static Attributes plain(Natives natives) {
    return new Attributes(natives);
  }

  /** Adds what the destination held before. */
  public Attributes thenSum() {
    check(dnnl_post_ops_append_sum(afterwards, 1, 0, dnnl_data_type_undef), "sum");
    return this;
  }

  public Attributes thenRelu() {
    check(dnnl_post_ops_append_eltwise(afterwards, dnnl_eltwise_relu, 0, 0), "ReLU");
    return this;
  }

  /** Multiplies an argument by one factor for each index of its first dimension. */
  public Attributes scaled(int argument) {
    check(dnnl_primitive_attr_set_scales_mask(attributes, argument, 1), "scales");
    return this;
  }

  public dnnl_primitive_attr pointer() {
    check(dnnl_primitive_attr_set_post_ops(attributes, afterwards), "post-operations");
    return attributes;
  }
}
