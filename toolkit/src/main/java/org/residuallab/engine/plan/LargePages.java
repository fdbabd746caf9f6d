package org.residuallab.engine.plan;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/**
 * Memory in pages of 2 MiB where Linux has them to give. A step walks through hundreds of
 * megabytes, and with small pages a processor spends one part in twenty of it looking up addresses.
 */
final class LargePages {

  /** Size and alignment of a large page, in bytes. */
  static final long SIZE = 2 << 20;

  private static final int MADV_HUGEPAGE = 14;

  private LargePages() {}

  /** Asks for large pages there; where that is refused or unknown, the memory stays as it is. */
  static void advise(long address, long bytes) {
    if (Platform.isLinux()) {
      try {
        NativeLibrary.getProcess()
            .getFunction("madvise")
            .invokeInt(new Object[] {new Pointer(address), bytes, MADV_HUGEPAGE});
      } catch (LinkageError unknown) {
        // Slower by a few percent, and nothing else.
      }
    }
  }
}
