package org.residuallab.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A way to compute the same network. */
public enum Contestant {
  /** This project's fast path. */
  RESIDUAL_LAB("residual-lab", Kind.OURS),
  /** The same with gradient norms of every iteration. */
  WITH_GRADIENTS("residual-lab+gradients", Kind.PROBED),
  /** The same with the responses of every iteration. */
  WITH_RESPONSES("residual-lab+responses", Kind.PROBED),
  /** Stock Deeplearning4j: the reference, and slow; it gets one step in one round. */
  DEEPLEARNING4J("deeplearning4j", Kind.STOCK),
  /** PyTorch with channels last, as it comes. */
  PYTORCH("pytorch", Kind.RIVAL),
  /** The same, keeping the memory it has freed, as its tuning guide advises. */
  PYTORCH_TUNED("pytorch-tuned", Kind.RIVAL),
  /** The same, its graph compiled by {@code torch.compile}. */
  PYTORCH_COMPILE("pytorch-compile", Kind.RIVAL),
  /** PyTorch, tuned, under autocast to bfloat16: not the same arithmetic. */
  PYTORCH_BF16("pytorch-bf16", Kind.NARROW_RIVAL),
  /** ONNX Runtime on the model that PyTorch exports. */
  ONNXRUNTIME("onnxruntime", Kind.RUNTIME),
  /** OpenVINO on the model that it converts from PyTorch's. */
  OPENVINO("openvino", Kind.RUNTIME);

  private enum Kind {
    OURS,
    PROBED,
    STOCK,
    RIVAL,
    NARROW_RIVAL,
    RUNTIME;

    boolean can(Mode mode) {
      return switch (mode) {
        case TRAIN -> this != RUNTIME;
        case INFER -> this != PROBED;
        case EVALUATE -> this == OURS || this == RIVAL;
      };
    }
  }

  /** What glibc's allocator obeys: nothing is given back to the system after every layer. */
  private static final Map<String, String> KEEP_MEMORY =
      Map.of(
          "MALLOC_TRIM_THRESHOLD_", "17179869184",
          "MALLOC_MMAP_THRESHOLD_", "17179869184",
          "MALLOC_TOP_PAD_", "268435456");

  private final String label;
  private final Kind kind;

  Contestant(String label, Kind kind) {
    this.label = label;
    this.kind = kind;
  }

  /** The name in tables and files. */
  public String label() {
    return label;
  }

  /** Whether there is something for it to do: a probe looks into training steps alone. */
  public boolean can(Mode mode) {
    return kind.can(mode);
  }

  /**
   * The contestants of these names.
   *
   * @throws IllegalArgumentException if there is no such engine
   */
  public static List<Contestant> named(List<String> labels) {
    return labels.stream().map(Contestant::named).toList();
  }

  private static Contestant named(String label) {
    return Arrays.stream(values())
        .filter(contestant -> contestant.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no engine '%s' to measure; there are %s"
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(Contestant::label)
                                .collect(Collectors.joining(", ")))));
  }

  boolean isProbed() {
    return kind == Kind.PROBED;
  }

  boolean isSlow() {
    return kind == Kind.STOCK;
  }

  /** Whether it is held against this project's path: the same task in the same arithmetic. */
  boolean isRival() {
    return kind == Kind.RIVAL || kind == Kind.RUNTIME;
  }

  boolean needsPython() {
    return isRival() || kind == Kind.NARROW_RIVAL;
  }

  /** Variables that its process is to obey. */
  Map<String, String> environment() {
    return needsPython() && this != PYTORCH ? KEEP_MEMORY : Map.of();
  }
}
