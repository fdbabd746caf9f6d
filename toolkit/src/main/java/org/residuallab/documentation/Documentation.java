package org.residuallab.documentation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the toolkit's documentation says of one of its types, or of a member: what {@code help}
 * shows in a notebook.
 *
 * <pre>{@code
 * System.out.println(Documentation.of(RunQuery.class).text());
 * System.out.println(Documentation.of(RunQuery.class, "iterations").text());
 * }</pre>
 *
 * @param html marked up
 * @param text the same as plain text
 */
public record Documentation(String html, String text) {

  /** Made from the sources by the build. */
  static final String RESOURCE = "toolkit.json";

  /**
   * Of a type: what it is for, how it is used, and a line for each of its public members.
   *
   * @throws IllegalArgumentException if the toolkit has no such type, or was built without its
   *     documentation
   */
  public static Documentation of(Class<?> type) {
    List<Entry> entries = documented(type);
    List<Entry> members = entries.stream().filter(each -> !each.isOfType()).toList();
    Documentation own = of(entries.stream().filter(Entry::isOfType).toList());
    if (members.isEmpty()) {
      return own;
    }
    String list =
        members.stream()
            .map(each -> "<li><code>" + Comment.escaped(each.signature()) + "</code></li>")
            .collect(Collectors.joining("", "<ul>", "</ul>"));
    String lines =
        members.stream().map(each -> "  " + each.signature()).collect(Collectors.joining("\n"));
    return new Documentation(own.html + list, own.text + "\n\n" + lines);
  }

  /**
   * Of a member: all methods of that name, a constant, or the constructors by the type's name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Documentation of(Class<?> type, String member) {
    List<Entry> entries = new ArrayList<>(documented(type));
    List<String> names =
        entries.stream().map(Entry::member).filter(each -> !each.isEmpty()).distinct().toList();
    entries.removeIf(each -> !each.member().equals(member));
    if (entries.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no public %s; it has: %s"
              .formatted(type.getSimpleName(), member, String.join(", ", names)));
    }
    return of(entries);
  }

  private static Documentation of(List<Entry> entries) {
    String html =
        entries.stream()
            .map(
                each ->
                    "<p><b><code>%s</code></b></p><div>%s</div>"
                        .formatted(Comment.escaped(each.signature()), each.comment()))
            .collect(Collectors.joining());
    String text =
        entries.stream()
            .map(each -> (each.signature() + "\n\n" + each.text()).strip())
            .collect(Collectors.joining("\n\n"));
    return new Documentation(html, text);
  }

  private static List<Entry> documented(Class<?> type) {
    List<Entry> entries =
        read().stream().filter(each -> each.type().equals(type.getCanonicalName())).toList();
    if (entries.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no documentation of %s: it is no public type of the toolkit"
              .formatted(type.getName()));
    }
    return entries;
  }

  private static List<Entry> read() {
    try (InputStream resource = Documentation.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalArgumentException(
            "this toolkit was built without its documentation; ./lab builds it with it");
      }
      return new ObjectMapper().readValue(resource, new TypeReference<List<Entry>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
