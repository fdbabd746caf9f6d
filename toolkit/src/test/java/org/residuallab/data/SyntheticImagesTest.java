package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SyntheticImagesTest {

  private static final SyntheticImages SMALL = new SyntheticImages(1, 200, 100);

  @Test
  void says_that_it_is_synthetic_wherever_it_shows() {
    Dataset data = SMALL.draw();
    assertThat(data.source().name()).isEqualTo("synthetic figures (seed 1, 200 + 100 images)");
    assertThat(data.label()).startsWith("synthetic ");
    assertThat(data.description()).startsWith("synthetic images").contains("no photographs");
  }

  @Test
  void is_the_same_bit_by_bit_on_every_machine() {
    assertThat(SMALL.draw().fingerprint().sha256())
        .isEqualTo("a35d625d1b89b78111189399d20d2ed866378ee68b13862bb5b6f70745e6495f");
  }

  @Test
  void another_seed_gives_other_images() {
    assertThat(new SyntheticImages(2, 200, 100).draw().fingerprint())
        .isNotEqualTo(SMALL.draw().fingerprint());
  }

  @Test
  void a_smaller_set_is_the_beginning_of_a_larger_one() {
    Dataset few = new SyntheticImages(1, 30, 10).draw();
    Dataset more = SMALL.draw();
    assertThat(few.train().image(29)).isEqualTo(more.train().image(29));
    assertThat(few.test().image(9)).isEqualTo(more.test().image(9));
  }

  @Test
  void no_test_image_is_a_training_image() {
    Dataset data = SMALL.draw();
    for (int i = 0; i < data.test().size(); i++) {
      assertThat(data.test().image(i)).isNotEqualTo(data.train().image(i));
    }
  }

  @Test
  void classes_are_balanced() {
    ImageSet train = SMALL.draw().train();
    int[] counts = new int[10];
    for (int i = 0; i < train.size(); i++) {
      counts[train.label(i)]++;
    }
    assertThat(counts).containsOnly(20);
  }

  @Test
  void class_names_tell_figure_and_pattern() {
    assertThat(SyntheticImages.classNames())
        .hasSize(10)
        .doesNotHaveDuplicates()
        .contains("striped star", "dotted cross");
  }

  @Test
  void refuses_an_empty_set() {
    assertThatThrownBy(() -> new SyntheticImages(1, 0, 5))
        .hasMessage("a synthetic set needs at least one training and one test image, not 0 and 5");
    assertThatThrownBy(() -> new SyntheticImages(1, 700_000, 5))
        .hasMessage("a synthetic set has 699,050 images at most, not 700,000");
  }
}
