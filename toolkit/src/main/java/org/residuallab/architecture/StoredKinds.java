package org.residuallab.architecture;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Arrays;

/** Which blocks and heads a file knows by name: those that their interface lists. */
final class StoredKinds {

  private StoredKinds() {}

  static boolean know(Block block) {
    return isListed(Block.class, block);
  }

  static boolean know(Head head) {
    return isListed(Head.class, head);
  }

  private static boolean isListed(Class<?> kinds, Object one) {
    return Arrays.stream(kinds.getAnnotation(JsonSubTypes.class).value())
        .anyMatch(kind -> kind.value() == one.getClass());
  }
}
