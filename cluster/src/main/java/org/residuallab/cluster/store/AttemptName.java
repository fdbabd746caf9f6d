package org.residuallab.cluster.store;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of attempts at a run, in whose order they come: of two that begin at the same moment, and
 * see nothing of each other, one is the later all the same.
 */
final class AttemptName {

  private static final Pattern NAME = Pattern.compile("(\\d{6})-[0-9a-f-]{36}");

  private AttemptName() {}

  /** One after all of these. */
  static String after(List<String> attempts) {
    int last = attempts.isEmpty() ? 0 : number(attempts.get(attempts.size() - 1));
    return String.format(Locale.ROOT, "%06d-%s", last + 1, UUID.randomUUID());
  }

  static boolean is(String name) {
    return NAME.matcher(name).matches();
  }

  private static int number(String attempt) {
    Matcher matcher = NAME.matcher(attempt);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
