package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.residuallab.architecture.Shape;
import org.residuallab.model.Bits;

@Timeout(30)
class BatchLoaderTest {

  private static final ImageSet IMAGES = new SyntheticImages(1, 25, 1).draw().train();
  private static final MeanImage MEAN = MeanImage.of(IMAGES);

  @Test
  void gives_what_the_source_makes() {
    TrainingBatches source = training(8);
    float[] pixels = new float[4 * 3072];
    int[] classes = new int[4];
    try (BatchLoader loader = new BatchLoader(training(8))) {
      for (int i = 0; i < 30; i++) {
        Batch batch = loader.next();
        source.fill(i, pixels, classes);
        assertThat(batch.iteration()).isEqualTo(i);
        assertThat(batch.classes()).isEqualTo(classes);
        assertThat(batch.images().shape()).containsExactly(4, 3, 32, 32);
        assertThat(batch.images().dataType()).isEqualTo(DataType.FLOAT);
        assertThat(batch.images().ordering()).isEqualTo('c');
        assertThat(batch.images().dup().data().asFloat()).isEqualTo(pixels);
      }
    }
  }

  @Test
  void labels_are_one_hot() {
    try (BatchLoader loader = new BatchLoader(training(8))) {
      for (int i = 0; i < 10; i++) {
        Batch batch = loader.next();
        assertThat(batch.labels().shape()).containsExactly(4, 10);
        float[] expected = new float[40];
        for (int k = 0; k < 4; k++) {
          expected[10 * k + batch.classes()[k]] = 1;
        }
        assertThat(batch.labels().dup().data().asFloat()).isEqualTo(expected);
      }
    }
  }

  @Test
  void twins_with_one_seed_see_the_same_batches_at_any_pace() throws InterruptedException {
    try (BatchLoader one = new BatchLoader(training(5));
        BatchLoader other = new BatchLoader(training(5))) {
      for (int i = 0; i < 20; i++) {
        Batch left = one.next();
        if (i % 7 == 0) {
          Thread.sleep(5);
        }
        Batch right = other.next();
        assertThat(Bits.equal(left.images(), right.images())).isTrue();
        assertThat(left.classes()).isEqualTo(right.classes());
      }
    }
  }

  @Test
  void a_resumed_loader_goes_on_where_the_other_would() {
    try (BatchLoader whole = new BatchLoader(training(5));
        BatchLoader resumed = new BatchLoader(training(5), 12)) {
      for (int i = 0; i < 12; i++) {
        whole.next();
      }
      Batch expected = whole.next();
      Batch batch = resumed.next();
      assertThat(batch.iteration()).isEqualTo(12);
      assertThat(Bits.equal(batch.images(), expected.images())).isTrue();
    }
  }

  @Test
  void goes_round_in_few_arrays_and_leaves_the_current_one_alone() throws InterruptedException {
    Set<Integer> arrays = new HashSet<>();
    try (BatchLoader loader = new BatchLoader(training(5))) {
      for (int i = 0; i < 30; i++) {
        Batch batch = loader.next();
        arrays.add(System.identityHashCode(batch.images()));
        INDArray before = batch.images().dup();
        Thread.sleep(2); // Time for the thread to run ahead.
        assertThat(batch.images()).isEqualTo(before);
      }
    }
    assertThat(arrays).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void evaluation_shows_every_image_once_in_order_and_ends_with_a_short_batch() {
    List<Integer> sizes = new ArrayList<>();
    List<Integer> classes = new ArrayList<>();
    try (BatchLoader loader = new BatchLoader(new EvaluationBatches(IMAGES, MEAN, 8))) {
      while (loader.hasNext()) {
        Batch batch = loader.next();
        sizes.add((int) batch.images().size(0));
        assertThat(batch.labels().size(0)).isEqualTo(batch.size());
        for (int label : batch.classes()) {
          classes.add(label);
        }
      }
      assertThatThrownBy(loader::next).isInstanceOf(NoSuchElementException.class);
    }
    assertThat(sizes).containsExactly(8, 8, 8, 1);
    for (int i = 0; i < IMAGES.size(); i++) {
      assertThat(classes.get(i)).isEqualTo(IMAGES.label(i));
    }
  }

  @Test
  void evaluation_does_not_augment() {
    try (BatchLoader loader = new BatchLoader(new EvaluationBatches(IMAGES, MEAN, 2))) {
      float[] batch = loader.next().images().dup().data().asFloat();
      for (int k = 0; k < 3072; k++) {
        int value = Byte.toUnsignedInt(IMAGES.image(1)[k]);
        assertThat(batch[3072 + k]).isEqualTo(value - MEAN.values()[k]);
      }
    }
  }

  @Test
  void what_goes_wrong_on_its_thread_surfaces_here_again_and_again() {
    EvaluationBatches broken =
        new EvaluationBatches(
            new Broken(
                IMAGES,
                i -> {
                  throw new IndexOutOfBoundsException("image " + i);
                }),
            MEAN,
            8);
    try (BatchLoader loader = new BatchLoader(broken)) {
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(loader::next)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageStartingWith("batch 0 could not be made: ")
            .hasCauseInstanceOf(IndexOutOfBoundsException.class);
      }
    }
  }

  @Test
  void an_error_on_its_thread_surfaces_as_itself() {
    EvaluationBatches full =
        new EvaluationBatches(
            new Broken(
                IMAGES,
                i -> {
                  throw new OutOfMemoryError("full");
                }),
            MEAN,
            8);
    try (BatchLoader loader = new BatchLoader(full)) {
      assertThatThrownBy(loader::next)
          .isInstanceOf(OutOfMemoryError.class)
          .hasStackTraceContaining("full");
    }
  }

  /** Images of which none can be read. */
  private record Broken(ImageSet whole, Consumer<Integer> fault) implements ImageSet {

    @Override
    public int size() {
      return whole.size();
    }

    @Override
    public Shape shape() {
      return whole.shape();
    }

    @Override
    public List<String> classNames() {
      return whole.classNames();
    }

    @Override
    public int label(int i) {
      return whole.label(i);
    }

    @Override
    public byte[] image(int i) {
      fault.accept(i);
      return whole.image(i);
    }
  }

  @Test
  void closing_ends_the_thread_and_later_calls_fail() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    BatchLoader loader = new BatchLoader(training(5));
    loader.next();
    Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
    started.removeAll(before);
    assertThat(started).extracting(Thread::getName).contains("batch-loader");
    loader.close();
    loader.close();
    assertThat(started)
        .filteredOn(t -> t.getName().equals("batch-loader"))
        .noneMatch(Thread::isAlive);
    assertThatThrownBy(loader::next).hasMessage("the batch loader is closed");
  }

  @Test
  void a_loader_that_nobody_has_any_more_ends_its_thread() throws InterruptedException {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Batch kept = firstOfAForgottenLoader();
    Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
    started.removeAll(before);
    started.removeIf(thread -> !thread.getName().equals("batch-loader"));
    assertThat(started).hasSize(1);
    for (int i = 0; i < 100 && started.stream().anyMatch(Thread::isAlive); i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(started).noneMatch(Thread::isAlive);
    assertThat(Bits.equal(kept.images(), training(5).batch(0).images())).isTrue();
  }

  private static Batch firstOfAForgottenLoader() {
    return new BatchLoader(training(5)).next();
  }

  @Test
  void one_batch_can_be_had_without_a_loader() {
    EvaluationBatches batches = new EvaluationBatches(IMAGES, MEAN, 8);
    Batch first = batches.batch(0);
    Batch last = batches.batch(3);
    assertThat(last.size()).isEqualTo(1);
    try (BatchLoader loader = new BatchLoader(batches)) {
      Batch same = loader.next();
      assertThat(first.images()).isEqualTo(same.images());
      assertThat(first.labels()).isEqualTo(same.labels());
      assertThat(first.classes()).isEqualTo(same.classes());
    }
    for (long number : new long[] {-1, 4}) {
      assertThatThrownBy(() -> batches.batch(number))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("there is no batch %d: they are counted from 0 to 3", number);
    }
  }

  private static TrainingBatches training(long seed) {
    return new TrainingBatches(IMAGES, MEAN, 4, seed, Augmentation.CROP_AND_FLIP);
  }
}
