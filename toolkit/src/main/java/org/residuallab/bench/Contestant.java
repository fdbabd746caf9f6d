package org.residuallab.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.residuallab.model.Precision;

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
  /** The same, compiled. */
  PYTORCH_BF16_COMPILE("pytorch-bf16-compile", Kind.NARROW_RIVAL),
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

    boolean can(Mode mode, Precision precision) {
      if (precision == Precision.BFLOAT16 && !canNarrow(mode)) {
        return false;
      }
      return switch (mode) {
        case TRAIN -> this != RUNTIME;
        case INFER -> this != PROBED;
        case EVALUATE -> this == OURS || this == RIVAL;
      };
    }

    /** This project infers in 32 bits, whatever it was trained in. */
    private boolean canNarrow(Mode mode) {
      return this == NARROW_RIVAL || (mode == Mode.TRAIN && isOurs());
    }

    boolean isOurs() {
      return this == OURS || this == PROBED;
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

  /** Its name. */
  public String label() {
    return label;
  }

  /** Its name in tables and files: {@code residual-lab-bf16} is this project in 16 bits. */
  public String label(Precision precision) {
    return precision == Precision.BFLOAT16 && isOurs() ? label + "-bf16" : label;
  }

  /** Whether there is something for it to do: a probe looks into training steps alone. */
  public boolean can(Mode mode, Precision precision) {
    return kind.can(mode, precision);
  }

  /** Those of a comparison in that precision. */
  public static List<Contestant> usual(Precision precision) {
    return switch (precision) {
      case FLOAT32 ->
          List.of(
              RESIDUAL_LAB,
              DEEPLEARNING4J,
              PYTORCH,
              PYTORCH_TUNED,
              PYTORCH_COMPILE,
              ONNXRUNTIME,
              OPENVINO);
      case BFLOAT16 -> List.of(RESIDUAL_LAB, PYTORCH_BF16, PYTORCH_BF16_COMPILE);
    };
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

  /** Whether it is this project's. */
  boolean isOurs() {
    return kind.isOurs();
  }

  /** Whether it is held against this project's path: the same task in the same arithmetic. */
  boolean isRival(Precision precision) {
    return switch (precision) {
      case FLOAT32 -> kind == Kind.RIVAL || kind == Kind.RUNTIME;
      case BFLOAT16 -> kind == Kind.NARROW_RIVAL;
    };
  }

  boolean needsPython() {
    return !isOurs() && kind != Kind.STOCK;
  }

  /** Variables that its process is to obey. */
  Map<String, String> environment() {
    return needsPython() && this != PYTORCH ? KEEP_MEMORY : Map.of();
  }
}
