package org.residuallab.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Design;
import org.residuallab.architecture.Miniature;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.Shape;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.architecture.StridePlacement;
import org.residuallab.architecture.Unwritten;
import org.residuallab.cost.Cost;
import org.residuallab.cost.NetworkCost;
import org.residuallab.data.OldLabel;
import org.residuallab.files.WrongField;
import org.residuallab.recipe.Preset;
import org.residuallab.recipe.Recipe;
import org.residuallab.run.RunRecord.DataRecord;
import org.residuallab.run.RunRecord.Results;
import org.residuallab.run.RunRecord.Resumption;
import org.residuallab.run.RunRecord.Status;

/**
 * {@code run.json} as it was first written, with the network as a name and counts, the budget and
 * the images as sentences. It is read, and never written.
 */
record FirstForm(
    String name,
    Status status,
    @JsonInclude(JsonInclude.Include.NON_NULL) String preset,
    long seed,
    NamedNetwork network,
    Recipe recipe,
    LabelledImages data,
    Provenance provenance,
    @JsonInclude(JsonInclude.Include.NON_NULL) Results results,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<String> probes,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<Resumption> resumptions) {

  private static final String MINIATURE = "mini-";
  private static final int THINNEST = 16;

  /** A network by its name; {@code multiplyAdds} came later. */
  record NamedNetwork(
      String name,
      String shortcuts,
      List<Integer> input,
      int classes,
      long parameters,
      @JsonInclude(JsonInclude.Include.NON_NULL) Long multiplyAdds) {

    NamedNetwork {
      input = List.copyOf(input);
      if (input.size() != 3 || input.stream().anyMatch(side -> side < 1)) {
        throw new WrongField("channels, height and width should stand here", "input");
      }
    }

    /** The network of that name that has these counts, as far as it can be known. */
    Design design() {
      Shape shape = new Shape(input.get(0), input.get(1), input.get(2));
      return Stream.concat(named(shape), miniatures(shape))
          .filter(this::fits)
          .map(Design.class::cast)
          .findFirst()
          .orElseGet(
              () ->
                  new Unwritten(
                      name,
                      ShortcutOption.valueOf(shortcuts),
                      shape,
                      classes,
                      parameters,
                      multiplyAdds));
    }

    private Stream<Architecture> named(Shape shape) {
      Variation usual = Variation.NONE.fitting(shape.width(), classes);
      Variation variation =
          shortcuts.equals(ShortcutOption.NONE.name())
              ? usual
              : usual.with(ShortcutOption.of(shortcuts));
      return Stream.of(variation, variation.with(StridePlacement.MIDDLE_3X3))
          .flatMap(each -> known(name, each).stream());
    }

    private Stream<Architecture> miniatures(Shape shape) {
      if (!name.startsWith(MINIATURE)) {
        return Stream.empty();
      }
      Optional<Architecture> whole = known(name.substring(MINIATURE.length()), Variation.NONE);
      return IntStream.rangeClosed(1, THINNEST)
          .boxed()
          .flatMap(
              divisor -> whole.map(each -> Miniature.of(each, divisor, shape, classes)).stream());
    }

    private static Optional<Architecture> known(String name, Variation variation) {
      try {
        return Optional.of(Networks.named(name, variation));
      } catch (IllegalArgumentException unknown) {
        return Optional.empty();
      }
    }

    private boolean fits(Architecture rebuilt) {
      Cost cost = NetworkCost.of(rebuilt.network()).total();
      return cost.parameterCount() == parameters
          && (multiplyAdds == null || cost.multiplyAdds() == multiplyAdds);
    }
  }

  /** Images by a sentence. */
  record LabelledImages(String label, String sha256, int trainingImages, int testImages) {}

  /** Whether a file is of this form. */
  static boolean isThatOf(JsonNode file) {
    JsonNode network = file.path("network");
    return network.isObject() && !network.has("kind") && file.path("data").has("label");
  }

  /** The run in today's form. */
  RunRecord current() {
    return new RunRecord(
        name,
        status,
        preset(preset).orElse(null),
        seed,
        network.design(),
        recipe,
        new DataRecord(
            OldLabel.read(data.label(), data.trainingImages(), data.testImages()),
            data.sha256(),
            data.trainingImages(),
            data.testImages()),
        provenance,
        results,
        probes,
        resumptions,
        null);
  }

  /** {@code short, 600 iterations} was the name of a scaled preset. */
  private static Optional<Preset> preset(String sentence) {
    try {
      return sentence == null
          ? Optional.empty()
          : Optional.of(Preset.of(sentence.replaceAll(",.*", "")));
    } catch (IllegalArgumentException own) {
      return Optional.empty();
    }
  }
}
