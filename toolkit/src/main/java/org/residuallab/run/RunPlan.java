package org.residuallab.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.Shape;
import org.residuallab.data.Dataset;
import org.residuallab.files.Hash;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.RunRecord.DataRecord;
import org.residuallab.run.RunRecord.Status;

/**
 * A run before it starts.
 *
 * <pre>{@code
 * var plan = RunPlan.of("first", CifarFamily.resnet(8).architecture(), settings.budget(), 1);
 * var run = Training.run(plan, settings.images(), settings.runs(), RunListener.NONE);
 * }</pre>
 *
 * @param name of the run and of its folder
 * @param network what to train
 * @param recipe how
 * @param preset from which the recipe comes; null where it is one's own
 * @param seed decides first weights, the order of the images and their augmentation
 */
public record RunPlan(
    String name,
    Design network,
    Recipe recipe,
    @JsonInclude(JsonInclude.Include.NON_NULL) Preset preset,
    long seed) {

  private static final int LONGEST_NAME = 100;
  private static final int BRIEF = 20;

  /** What a name that is made leaves free: {@code -imported}, and the number of a repetition. */
  private static final int ROOM = 12;

  /**
   * @throws IllegalArgumentException if the name cannot be a folder's
   */
  public RunPlan {
    requireName(name);
  }

  /** A name that a program makes: where it would be too long, its beginning and a digest of it. */
  public static String fitting(String made) {
    int longest = LONGEST_NAME - ROOM;
    if (made.length() <= longest) {
      return made;
    }
    String digest = Hash.brief(Hash.sha256(made.getBytes(StandardCharsets.UTF_8)));
    return made.substring(0, longest - digest.length() - 1) + "-" + digest;
  }

  /**
   * @throws IllegalArgumentException if the name cannot be a folder's
   */
  static void requireName(String name) {
    if (name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "'%s...' cannot name a run: it has %d letters, and %d at most are taken"
              .formatted(name.substring(0, BRIEF), name.length(), LONGEST_NAME));
    }
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "'%s' cannot name a run: use letters, digits, '.', '_' and '-'".formatted(name));
    }
  }

  /** A run within a budget, with the warm-up that the paper gives networks of that depth. */
  public static RunPlan of(String name, Design network, Budget budget, long seed) {
    Recipe recipe = budget.recipe().forDepth(network.network().depth());
    return new RunPlan(name, network, recipe, budget.preset(), seed);
  }

  /** A stored run, to make it again or to go on with it. */
  public static RunPlan of(RunRecord run) {
    return new RunPlan(run.name(), run.network(), run.recipe(), run.preset(), run.seed());
  }

  /** The same under another name. */
  public RunPlan renamed(String newName) {
    return new RunPlan(newName, network, recipe, preset, seed);
  }

  /** The budget in words: {@code short, 600 iterations}. */
  public String budget() {
    return new Budget(preset, recipe).name();
  }

  /**
   * Makes sure that the network can be trained on these images.
   *
   * @throws IllegalArgumentException saying why it cannot
   */
  public void requireFits(Dataset data) {
    Shape image = recipe.fitted(data).train().shape();
    int classes = data.train().classNames().size();
    if (!image.equals(network.input()) || classes != network.classes()) {
      throw new IllegalArgumentException(
          "%s takes images of %s and %d classes; these are %s and %d"
              .formatted(network.name(), network.input(), network.classes(), image, classes));
    }
    int size = recipe.batchSize();
    int there = data.train().size() - recipe.heldOut();
    if (there < 1) {
      data.holdOut(recipe.heldOut()); // Says how many can be.
    }
    if (size > there) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a mini-batch of %,d images is more than the %,d there are to train on",
              size,
              there));
    }
    if (size * image.size() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a mini-batch of %,d images of %s has more numbers than an array holds; make it smaller (--batch-size), or the images (--scaled-crop)",
              size,
              image));
    }
  }

  /** The images as this plan uses them. */
  public Dataset split(Dataset dataset) {
    Dataset fitted = recipe.fitted(dataset);
    return recipe.heldOut() == 0 ? fitted : fitted.holdOut(recipe.heldOut());
  }

  /**
   * In what a stored run is another than this one, and what to do; empty if it is this one,
   * finished or cut off. Probes change no bit of a run: one with more of them than asked for is
   * this one too.
   *
   * @param data after {@link #split}
   */
  public Optional<String> difference(RunRecord stored, Dataset data, List<String> probes) {
    RunRecord planned = record(data, stored.provenance(), probes);
    List<RunInputs.Difference> differences =
        RunInputs.of(stored).differences(RunInputs.of(planned));
    if (!differences.isEmpty()) {
      return Optional.of(
          differences.stream().allMatch(RunInputs.Difference::isOfImages)
              ? "other images, %s, not %s; name its own with --data FOLDER"
                  .formatted(stored.images(), data.label())
              : differences.stream()
                      .map(RunInputs.Difference::toString)
                      .collect(Collectors.joining("; "))
                  + "; choose another name for this one");
    }
    return stored.probes().containsAll(planned.probes())
        ? Optional.empty()
        : Optional.of(
            "probes %s, not %s; choose another name for this one"
                .formatted(stored.probes(), planned.probes()));
  }

  /**
   * Makes sure that a stored run is this one.
   *
   * @throws IllegalArgumentException saying in what the stored run is another than this one
   */
  public void requireSame(RunRecord stored, Dataset data, List<String> probes) {
    difference(stored, data, probes)
        .ifPresent(
            difference -> {
              throw new IllegalArgumentException("the run %s has %s".formatted(name, difference));
            });
  }

  /**
   * The record of the run that begins now.
   *
   * @param data after {@link #split}
   */
  public RunRecord record(Dataset data, Provenance provenance, List<String> probes) {
    return new RunRecord(
        name,
        Status.RUNNING,
        preset,
        seed,
        network.storable(),
        recipe,
        DataRecord.of(data),
        provenance,
        null,
        probes,
        List.of(),
        null);
  }
}
