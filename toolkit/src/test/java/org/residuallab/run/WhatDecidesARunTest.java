package org.residuallab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.residuallab.architecture.Networks;
import org.residuallab.data.PixelStatistics;
import org.residuallab.data.ScaledCrop;
import org.residuallab.data.SyntheticImages;
import org.residuallab.model.Optimizer;
import org.residuallab.model.Precision;
import org.residuallab.recipe.Recipe;
import org.residuallab.recipe.WarmUp;

/** Two runs whose recipes differ in anything are two, also in what is added to it some day. */
class WhatDecidesARunTest {

  private static final RunRecord RUN =
      Records.finished("run", Networks.named("resnet-20"), new SyntheticImages(1, 16, 16).draw());

  private static final Recipe RECIPE =
      new Recipe(
          128,
          1000,
          List.of(500, 750),
          Optimizer.PAPER,
          Precision.FLOAT32,
          WarmUp.PAPER,
          true,
          ScaledCrop.PAPER,
          10,
          20,
          30,
          null);

  static Stream<Arguments> others() throws ReflectiveOperationException {
    return others(RECIPE).stream().map(Arguments::of);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void is_every_component_of_its_recipe(String component, Recipe other) {
    RunInputs one = RunInputs.of(Records.with(RUN, RECIPE));

    assertThat(one.differences(RunInputs.of(Records.with(RUN, other)))).isNotEmpty();
  }

  @Test
  void is_whether_its_images_vary() {
    Recipe usual = Recipe.PAPER;
    Recipe still =
        new Recipe(
            usual.batchSize(),
            usual.iterations(),
            usual.drops(),
            usual.optimizer(),
            usual.warmUp(),
            false,
            usual.heldOut(),
            usual.evaluations(),
            usual.testImages());

    assertThat(
            RunInputs.of(Records.with(RUN, usual))
                .differences(RunInputs.of(Records.with(RUN, still))))
        .extracting(RunInputs.Difference::name)
        .containsExactly("augmentation");
  }

  /** Of each component of a record, its name and the record with another value there. */
  private static List<Object[]> others(Record record) throws ReflectiveOperationException {
    List<Object[]> others = new ArrayList<>();
    RecordComponent[] components = record.getClass().getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      if (components[i].getName().equals("augment")) {
        continue; // A scaled crop has to vary: see the other test.
      }
      for (Object[] other :
          otherValues(components[i], components[i].getAccessor().invoke(record))) {
        Object[] values = values(record);
        values[i] = other[1];
        String name = components[i].getName() + other[0];
        others.add(new Object[] {name, constructor(record.getClass()).newInstance(values)});
      }
    }
    return others;
  }

  private static List<Object[]> otherValues(RecordComponent component, Object value)
      throws ReflectiveOperationException {
    if (component.getType().equals(Recipe.class)) {
      return List.<Object[]>of(new Object[] {"", RECIPE.scaledTo(600)});
    }
    if (value instanceof Record parts) {
      List<Object[]> others = new ArrayList<>();
      for (Object[] other : others(parts)) {
        others.add(new Object[] {"." + other[0], other[1]});
      }
      return others;
    }
    return List.<Object[]>of(new Object[] {"", otherThan(component, value)});
  }

  private static Object otherThan(RecordComponent component, Object value) {
    if (value instanceof Integer number) {
      return number + 1;
    }
    if (value instanceof Double number) {
      return number / 2;
    }
    if (value instanceof Boolean truth) {
      return !truth;
    }
    if (value instanceof List<?>) {
      return List.of(400);
    }
    if (value instanceof Precision) {
      return Precision.BFLOAT16;
    }
    if (value instanceof PixelStatistics) {
      return PixelStatistics.CHANNELS;
    }
    throw new AssertionError("of " + component + " this test knows no other value: tell it one");
  }

  private static Object[] values(Record record) throws ReflectiveOperationException {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      values.add(component.getAccessor().invoke(record));
    }
    return values.toArray();
  }

  private static Constructor<?> constructor(Class<?> record) throws NoSuchMethodException {
    return record.getDeclaredConstructor(
        Arrays.stream(record.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new));
  }
}
