package org.residuallab.data;

import java.awt.color.ColorSpace;
import java.awt.image.ColorConvertOp;
import java.util.HashMap;
import java.util.Map;

/**
 * Conversions from the colour spaces of embedded profiles, kept: to make one takes three times as
 * long as to convert a photo of ImageNet by it. The reader of TwelveMonkeys gives all pictures with
 * one profile the same colour space, by which a conversion is found again. Each thread keeps its
 * own, since Java does not say that threads may share one.
 */
final class KeptConversions {

  /** A folder has photos of a few profiles, or each has its own and there is nothing to keep. */
  private static final int MOST = 16;

  private static final ThreadLocal<KeptConversions> OF_THREADS =
      ThreadLocal.withInitial(KeptConversions::new);

  private final Map<ColorSpace, ColorConvertOp> kept = new HashMap<>();

  static KeptConversions ofThisThread() {
    return OF_THREADS.get();
  }

  ColorConvertOp toSrgb(ColorSpace from) {
    if (kept.size() >= MOST && !kept.containsKey(from)) {
      kept.clear();
    }
    return kept.computeIfAbsent(
        from, it -> new ColorConvertOp(it, ColorSpace.getInstance(ColorSpace.CS_sRGB), null));
  }
}
