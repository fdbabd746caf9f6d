package org.residuallab.study;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.data.Dataset;
import org.residuallab.data.ScaledCrop;
import org.residuallab.files.Document;
import org.residuallab.files.WrongField;
import org.residuallab.recipe.Budget;
import org.residuallab.recipe.Preset;
import org.residuallab.recipe.RecipeChanges;

/**
 * A study as its YAML file declares it.
 *
 * @param name of the study: the file's
 * @param declaration what the file says
 * @param document the file, to say where a fault stands
 */
record StudyFile(String name, Declaration declaration, Document document) {

  /**
   * The fields of the file. Lists of one may be written without brackets.
   *
   * @param networks their names; required
   * @param shortcuts options of the residual ones; the paper's where left out
   * @param seeds required
   * @param preset required
   * @param iterations in place of the preset's
   * @param recipe what else departs from the preset's recipe
   * @param probes look into each run; none where left out
   */
  record Declaration(
      List<NetworkName> networks,
      List<ShortcutName> shortcuts,
      List<Long> seeds,
      PresetName preset,
      List<Integer> iterations,
      RecipeChanges recipe,
      List<ProbeName> probes) {

    Declaration {
      networks = required(networks, "networks");
      seeds = required(seeds, "seeds");
      if (preset == null) {
        throw new WrongField("it names no preset: tiny, demo, short or paper", "preset");
      }
      shortcuts = whole(shortcuts, "shortcuts");
      iterations = whole(iterations, "iterations");
      probes = whole(probes, "probes");
      recipe = recipe == null ? RecipeChanges.NONE : recipe;
      for (int i = 0; i < iterations.size(); i++) {
        if (iterations.get(i) < 1) {
          throw new WrongField(
              iterations.get(i) + " iterations train nothing; ask for 1 or more",
              "iterations",
              i + 1);
        }
      }
    }

    private static <T> List<T> required(List<T> list, String field) {
      if (list == null || list.isEmpty()) {
        throw new WrongField("it lists no " + field, field);
      }
      return whole(list, field);
    }

    private static <T> List<T> whole(List<T> list, String field) {
      int gap = list == null ? -1 : list.indexOf(null);
      if (gap >= 0) {
        throw new WrongField("nothing stands here", field, gap + 1);
      }
      return list == null ? List.of() : List.copyOf(list);
    }
  }

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  static StudyFile read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("no such study file: " + file);
    }
    Document document = Document.read(file, YAML);
    String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    return new StudyFile(name, document.as(Declaration.class), document);
  }

  /**
   * The study on those images.
   *
   * @throws IllegalArgumentException if there are fewer than are to be held out
   */
  Study study(Dataset images) {
    Integer heldOut = declaration.recipe().heldOut();
    int most = images.train().size() - 1;
    if (heldOut != null && heldOut > most) {
      throw document.fault(
          new WrongField(
              String.format(Locale.ROOT, "%d images cannot be held out, %d at most", heldOut, most),
              "recipe",
              "held_out"));
    }
    ScaledCrop crop = declaration.recipe().scaledCrop();
    Dataset seen = crop == null ? images : images.fitted(crop.fit());
    List<Architecture> networks = new ArrayList<>();
    for (NetworkName each : declaration.networks()) {
      boolean residual = Networks.named(each.value()).shortcuts() != ShortcutOption.NONE;
      if (!residual || declaration.shortcuts().isEmpty()) {
        networks.add(network(each, Optional.empty(), seen));
      } else {
        declaration
            .shortcuts()
            .forEach(option -> networks.add(network(each, Optional.of(option.value()), seen)));
      }
    }
    List<String> probes = declaration.probes().stream().map(ProbeName::value).toList();
    return new Study(name, networks, budgets(), declaration.seeds(), probes);
  }

  private static Architecture network(
      NetworkName name, Optional<ShortcutOption> option, Dataset images) {
    return Networks.named(
        name.value(), option.map(images.variation()::with).orElse(images.variation()));
  }

  private List<Budget> budgets() {
    Preset preset = declaration.preset().value();
    List<OptionalInt> lengths =
        declaration.iterations().isEmpty()
            ? List.of(OptionalInt.empty())
            : declaration.iterations().stream().map(OptionalInt::of).toList();
    try {
      return lengths.stream()
          .map(length -> declaration.recipe().applyTo(Budget.of(preset, length)))
          .toList();
    } catch (WrongField wrong) {
      throw document.fault(wrong.within(List.of("recipe")));
    }
  }
}
