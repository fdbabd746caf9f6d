package org.residuallab.data;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Locale;
import java.util.Optional;

/**
 * Where images come from: what a stored run says of them, and what every result calls them. Not
 * their bytes, which the {@link Fingerprint} beside it tells apart.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ImageSource.Synthetic.class, name = "synthetic"),
  @JsonSubTypes.Type(value = ImageSource.Official.class, name = "official"),
  @JsonSubTypes.Type(value = ImageSource.Copy.class, name = "copy"),
  @JsonSubTypes.Type(value = ImageSource.Own.class, name = "own")
})
public sealed interface ImageSource {

  /** What it is, in words, without the fingerprint: {@code CIFAR-10 (official binary files)}. */
  String name();

  /** The name in 20 characters at most: {@code CIFAR-10}, {@code JPEG copy}. */
  String shortName();

  /** Whether the name vouches for every byte. If not, results show the fingerprint beside it. */
  default boolean vouched() {
    return false;
  }

  /** How to draw them again; nothing where they were not drawn. */
  default Optional<SyntheticImages> drawing() {
    return Optional.empty();
  }

  /** Whether they are the images of that published set, or a copy of them. */
  default boolean isOf(String publishedSet) {
    return false;
  }

  /** Whether they are the images of that published set, byte for byte. */
  default boolean isOfficial(String publishedSet) {
    return vouched() && isOf(publishedSet);
  }

  /** What every result shows: the name, and unless that vouches for every byte, the SHA-256. */
  default String label(Fingerprint images) {
    return vouched() ? name() : name() + ", sha256 " + images.sha256();
  }

  /** The label with the first digits of the SHA-256, for a sentence. */
  default String caption(Fingerprint images) {
    return vouched() ? name() : name() + ", sha256 " + images.brief();
  }

  /** Enough to tell one set from another, for a column: {@code JPEG copy, aaf6bff9a8ec}. */
  default String brief(Fingerprint images) {
    return vouched() ? shortName() : shortName() + ", " + images.brief();
  }

  /**
   * Drawn by {@link SyntheticImages}.
   *
   * @param seed decides every picture
   * @param train number of training images drawn
   * @param test number of test images drawn
   */
  record Synthetic(long seed, int train, int test) implements ImageSource {
    @Override
    public String name() {
      return String.format(
          Locale.ROOT, "synthetic figures (seed %d, %,d + %,d images)", seed, train, test);
    }

    @Override
    public String shortName() {
      return "synthetic figures";
    }

    /** {@code synthetic figures 1, 10,000 + 2,000}: the name alone is that of many sets. */
    @Override
    public String brief(Fingerprint images) {
      return String.format(Locale.ROOT, "%s %d, %,d + %,d", shortName(), seed, train, test);
    }

    @Override
    public boolean vouched() {
      return true;
    }

    @Override
    public Optional<SyntheticImages> drawing() {
      return Optional.of(new SyntheticImages(seed, train, test));
    }
  }

  /**
   * The files that a data set's authors publish, byte for byte.
   *
   * @param set {@code CIFAR-10}
   */
  record Official(String set) implements ImageSource {
    public Official {
      set = SourceWords.required(set, "set");
    }

    @Override
    public String name() {
      return set + " (official binary files)";
    }

    @Override
    public String shortName() {
      return OneLine.brief(set, SourceWords.SHORT);
    }

    @Override
    public boolean vouched() {
      return true;
    }

    @Override
    public boolean isOf(String publishedSet) {
      return set.equals(publishedSet);
    }
  }

  /**
   * Files in the form of a published set and with its classes, but not the authors' bytes.
   *
   * @param set {@code CIFAR-10}
   * @param about what their owner says they are; null if nothing
   */
  record Copy(String set, @JsonInclude(JsonInclude.Include.NON_NULL) String about)
      implements ImageSource {
    public Copy {
      set = SourceWords.required(set, "set");
      about = SourceWords.optional(about);
    }

    @Override
    public String name() {
      String copy = "unrecognised copy of " + set;
      return about == null ? copy : "%s (its %s: %s)".formatted(copy, AboutFile.NAME, about);
    }

    @Override
    public String shortName() {
      return SourceWords.shortened(about == null ? "unrecognised copy" : about, set);
    }

    @Override
    public boolean isOf(String publishedSet) {
      return set.equals(publishedSet);
    }
  }

  /**
   * Images of somebody's own, with classes of their own.
   *
   * @param about what their owner says they are; null if nothing
   */
  record Own(@JsonInclude(JsonInclude.Include.NON_NULL) String about) implements ImageSource {
    public Own {
      about = SourceWords.optional(about);
    }

    @Override
    public String name() {
      return about == null ? "own images" : "own images (%s)".formatted(about);
    }

    @Override
    public String shortName() {
      return OneLine.brief(about == null ? "own images" : about, SourceWords.SHORT);
    }
  }
}
