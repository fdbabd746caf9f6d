package org.residuallab.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;
import static org.bytedeco.dnnl.global.dnnl.dnnl_out_of_memory;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_default_flags;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;
import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.dnnl_version_t;

/** The oneDNN library in this process: one CPU engine and one stream, which live as long as it. */
public final class Onednn {

  private final dnnl_engine engine = new dnnl_engine();
  private final dnnl_stream stream = new dnnl_stream();

  private Onednn() {
    check(dnnl_engine_create(engine, dnnl_cpu, 0), "CPU engine");
    check(dnnl_stream_create(stream, engine, dnnl_stream_default_flags), "stream");
  }

  /** Loads the natives on first use. Throws a linkage error where they are missing. */
  public static Onednn library() {
    return Loaded.LIBRARY;
  }

  public dnnl_engine engine() {
    return engine;
  }

  public dnnl_stream stream() {
    return stream;
  }

  public String version() {
    dnnl_version_t version = dnnl_version();
    return version.major() + "." + version.minor() + "." + version.patch();
  }

  public InstructionSet instructionSet() {
    return InstructionSet.of(dnnl_get_effective_cpu_isa());
  }

  public Bfloat16 bfloat16() {
    return Bfloat16.of(dnnl_get_effective_cpu_isa());
  }

  /**
   * Looks at what a call of oneDNN returned.
   *
   * @param what it was asked for
   * @throws RefusedException if it does not do that
   * @throws NativeMemoryError if it found no memory
   */
  public static void check(int status, String what) {
    if (status == dnnl_out_of_memory) {
      throw new NativeMemoryError("oneDNN's " + what);
    }
    if (status != dnnl_success) {
      throw new RefusedException(status, what);
    }
  }

  private static final class Loaded {
    static final Onednn LIBRARY = new Onednn();
  }
}
