package org.residuallab.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.residuallab.architecture.Architecture;
import org.residuallab.architecture.Networks;
import org.residuallab.architecture.Networks.Variation;
import org.residuallab.architecture.ShortcutOption;
import org.residuallab.data.Dataset;
import org.residuallab.training.Budget;
import org.residuallab.training.Preset;

/**
 * A study as its YAML file declares it.
 *
 * @param name of the study: the file's
 * @param declaration what the file says
 */
record StudyFile(String name, Declaration declaration) {

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
      required(networks, "networks");
      required(seeds, "seeds");
      if (preset == null) {
        throw new IllegalArgumentException("it names no preset: tiny, demo, short or paper");
      }
      shortcuts = shortcuts == null ? List.of() : List.copyOf(shortcuts);
      iterations = iterations == null ? List.of() : List.copyOf(iterations);
      probes = probes == null ? List.of() : List.copyOf(probes);
      recipe = recipe == null ? RecipeChanges.NONE : recipe;
      iterations.forEach(count -> preset.value().recipe().scaledTo(count));
    }

    private static void required(List<?> list, String field) {
      if (list == null || list.isEmpty() || list.stream().anyMatch(each -> each == null)) {
        throw new IllegalArgumentException("it lists no " + field);
      }
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
    try {
      JsonNode tree = YAML.readTree(file.toFile());
      if (tree.isMissingNode() || tree.isNull()) {
        throw new IllegalArgumentException(file + " is empty");
      }
      Declaration declaration = YAML.readValue(file.toFile(), Declaration.class);
      String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
      return new StudyFile(name, declaration);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(StudyFault.of(file, e), e);
    }
  }

  /** The study on those images. */
  Study study(Dataset images) {
    List<Architecture> networks = new ArrayList<>();
    for (NetworkName each : declaration.networks()) {
      boolean residual = each.value().startsWith("resnet-");
      if (!residual || declaration.shortcuts().isEmpty()) {
        networks.add(network(each, Optional.empty(), images));
      } else {
        declaration
            .shortcuts()
            .forEach(option -> networks.add(network(each, Optional.of(option.value()), images)));
      }
    }
    List<String> probes = declaration.probes().stream().map(ProbeName::value).toList();
    return new Study(name, networks, budgets(), declaration.seeds(), probes);
  }

  private static Architecture network(
      NetworkName name, Optional<ShortcutOption> option, Dataset images) {
    return Networks.named(
        name.value(),
        new Variation(
            option,
            Optional.empty(),
            Optional.of(images.train().shape().height()),
            Optional.of(images.train().classNames().size())));
  }

  private List<Budget> budgets() {
    Preset preset = declaration.preset().value();
    List<OptionalInt> lengths =
        declaration.iterations().isEmpty()
            ? List.of(OptionalInt.empty())
            : declaration.iterations().stream().map(OptionalInt::of).toList();
    return lengths.stream()
        .map(length -> declaration.recipe().applyTo(Budget.of(preset, length)))
        .toList();
  }
}
