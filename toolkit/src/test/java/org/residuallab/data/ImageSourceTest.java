package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImageSourceTest {

  private static final Fingerprint SHA =
      new Fingerprint("aaf6bff9a8ecb6919eb0c9e7d783295ab534d2a0347aed719131972d0ff3ba20");

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  static Stream<Arguments> sources() {
    return Stream.of(
        Arguments.of(
            new ImageSource.Synthetic(-7, 10_000, 2_000),
            "{\"kind\":\"synthetic\",\"seed\":-7,\"train\":10000,\"test\":2000}",
            "synthetic figures (seed -7, 10,000 + 2,000 images)",
            "synthetic figures -7, 10,000 + 2,000"),
        Arguments.of(
            new ImageSource.Official("CIFAR-10"),
            "{\"kind\":\"official\",\"set\":\"CIFAR-10\"}",
            "CIFAR-10 (official binary files)",
            "CIFAR-10"),
        Arguments.of(
            new ImageSource.Copy("CIFAR-10", "JPEG copy of CIFAR-10"),
            "{\"kind\":\"copy\",\"set\":\"CIFAR-10\",\"about\":\"JPEG copy of CIFAR-10\"}",
            "unrecognised copy of CIFAR-10 (its ABOUT.txt: JPEG copy of CIFAR-10), sha256 "
                + SHA.sha256(),
            "JPEG copy, aaf6bff9a8ec"),
        Arguments.of(
            new ImageSource.Copy("CIFAR-100", null),
            "{\"kind\":\"copy\",\"set\":\"CIFAR-100\"}",
            "unrecognised copy of CIFAR-100, sha256 " + SHA.sha256(),
            "unrecognised copy, aaf6bff9a8ec"),
        Arguments.of(
            new ImageSource.Own("what my cat left in 2024"),
            "{\"kind\":\"own\",\"about\":\"what my cat left in 2024\"}",
            "own images (what my cat left in 2024), sha256 " + SHA.sha256(),
            "what my cat left ..., aaf6bff9a8ec"),
        Arguments.of(
            new ImageSource.Own(null),
            "{\"kind\":\"own\"}",
            "own images, sha256 " + SHA.sha256(),
            "own images, aaf6bff9a8ec"));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void is_stored_as_what_it_is_and_named_from_that(
      ImageSource source, String json, String label, String brief) throws Exception {
    assertThat(JSON.readTree(JSON.writeValueAsString(source))).isEqualTo(JSON.readTree(json));
    assertThat(JSON.readValue(json, ImageSource.class)).isEqualTo(source);
    assertThat(source.label(SHA)).isEqualTo(label);
    assertThat(source.caption(SHA)).isEqualTo(label.replace(SHA.sha256(), SHA.brief()));
    assertThat(source.brief(SHA)).isEqualTo(brief);
  }

  @Test
  void only_the_set_itself_or_a_copy_of_it_is_of_that_set() {
    assertThat(new ImageSource.Official("CIFAR-10").isOf("CIFAR-10")).isTrue();
    assertThat(new ImageSource.Copy("CIFAR-10", "mine").isOf("CIFAR-10")).isTrue();
    assertThat(new ImageSource.Copy("CIFAR-10", "mine").isOfficial("CIFAR-10")).isFalse();
    assertThat(new ImageSource.Official("CIFAR-100").isOf("CIFAR-10")).isFalse();
    assertThat(new ImageSource.Own("CIFAR-10").isOf("CIFAR-10")).isFalse();
    assertThat(new ImageSource.Synthetic(1, 2, 3).isOf("CIFAR-10")).isFalse();
  }

  @Test
  void what_an_owner_says_cannot_move_a_terminals_cursor_or_fill_its_screen() {
    ImageSource source = new ImageSource.Own("\u001b[2Jbirds\r\n\u202e" + "x".repeat(500));
    assertThat(source.name()).hasSizeLessThan(150).matches("own images \\([ -~]*\\)");
  }

  @Test
  void a_published_set_has_a_name() {
    assertThatThrownBy(() -> JSON.readValue("{\"kind\":\"official\"}", ImageSource.class))
        .hasMessageContaining("a name should stand here");
  }
}
