package org.residuallab.cluster.store;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run at one moment, as an attempt left it in a store.
 *
 * @param attempt its folder
 * @param number of the state, in the order of the attempt's
 * @param sha256 of its manifest
 */
public record StateName(String attempt, int number, String sha256) implements Serializable {

  private static final Pattern MANIFEST = Pattern.compile("(\\d{9})-([0-9a-f]{64})\\.manifest");

  /** The state whose manifest is that file; empty if it is none. */
  static Optional<StateName> of(String attempt, String file) {
    Matcher matcher = MANIFEST.matcher(file);
    return matcher.matches()
        ? Optional.of(new StateName(attempt, Integer.parseInt(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  /** The file of its manifest. */
  String manifest() {
    return String.format(Locale.ROOT, "%09d-%s.manifest", number, sha256);
  }
}
