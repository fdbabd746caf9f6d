package org.residuallab.architecture;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A line of the table of networks that have names. In a form, N stands for the number of layers and
 * K for a factor on the width.
 *
 * @param form of its members' names, {@code resnet-N}
 * @param title as their paper writes it, {@code ResNet-N}
 * @param depths of its members
 * @param hasVersions whether other libraries have its bottlenecks' stride elsewhere: v1.5
 * @param member the network of the numbers in a name
 */
record Family(
    String form,
    String title,
    Depths depths,
    boolean hasVersions,
    Function<List<Integer>, Architecture> member) {

  /**
   * Numbers of layers.
   *
   * @param words {@code ImageNet depths are 18 and 34}
   * @param include whether there is a member of that many layers
   */
  record Depths(String words, IntPredicate include) {}

  private static final String NUMBER = "([1-9]\\d{0,3})";

  /** What numbers a name of this form has, in capitals or not; nothing if it has another form. */
  Optional<List<Integer>> numbers(String name) {
    Matcher matcher =
        Pattern.compile(form.replace("N", NUMBER).replace("K", NUMBER))
            .matcher(name.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        IntStream.rangeClosed(1, matcher.groupCount())
            .mapToObj(group -> Integer.valueOf(matcher.group(group)))
            .toList());
  }

  /** Whether it has a member of that name. */
  boolean has(String name) {
    return numbers(name).filter(numbers -> depths.include().test(numbers.get(0))).isPresent();
  }

  /** Its member of that name. */
  Architecture named(String name) {
    return member.apply(numbers(name).orElseThrow());
  }

  /** A member's name as its paper writes it: {@code ResNet-56}. */
  String titled(String name) {
    List<Integer> numbers = numbers(name).orElseThrow();
    String depth = title.replace("-N", "-" + numbers.get(0));
    return numbers.size() > 1 ? depth.replace("-K", "-" + numbers.get(1)) : depth;
  }
}
