package org.residuallab.engine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The processor's second-level cache, of which every core has its own. */
final class SecondLevelCache {

  /** Of most processors with AVX2 or more, where the system does not say. */
  static final long USUAL = 1 << 20;

  private static final Path LINUX = Path.of("/sys/devices/system/cpu/cpu0/cache");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})([KM])");

  private SecondLevelCache() {}

  /** Its size in bytes. */
  static long bytes() {
    return Known.BYTES;
  }

  /** As a folder like Linux's says it. */
  static long bytes(Path folder) {
    try (DirectoryStream<Path> caches = Files.newDirectoryStream(folder, "index*")) {
      for (Path cache : caches) {
        if (Files.readString(cache.resolve("level")).strip().equals("2")) {
          Matcher size = SIZE.matcher(Files.readString(cache.resolve("size")).strip());
          if (size.matches()) {
            return Long.parseLong(size.group(1)) << (size.group(2).equals("K") ? 10 : 20);
          }
        }
      }
    } catch (IOException unknown) {
      // Another system, or a container that hides it.
    }
    return USUAL;
  }

  private static final class Known {
    static final long BYTES = bytes(LINUX);
  }
}
