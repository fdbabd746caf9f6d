package org.residuallab.kernel;

import java.util.regex.Pattern;

/** Lines that are for the kernel and no Java: {@code %classpath my/lib/*.jar}. */
final class Magics {

  private static final Pattern LINE = Pattern.compile("(?m)^[ \\t]*%.*$");

  private Magics() {}

  /** What is left of a cell for Java; nothing where all of it is for the kernel. */
  static String without(String code) {
    return code.stripLeading().startsWith("%%") ? "" : LINE.matcher(code).replaceAll("");
  }
}
