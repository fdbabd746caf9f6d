package org.residuallab.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw16c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw32c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw4c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw8c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nchw;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nhwc;

import java.lang.ref.Reference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.residuallab.engine.onednn.FloatMemory;
import org.residuallab.engine.onednn.Layout;
import org.residuallab.engine.onednn.Natives;
import org.residuallab.engine.plan.Holdings;
import org.residuallab.engine.plan.Plan;
import org.residuallab.engine.plan.Program;
import org.residuallab.engine.plan.Tensor;
import org.residuallab.model.Precision;

/** In every layout that oneDNN may choose, on this processor or another. */
class ZeroPaddingTest {

  private static final long[] SMALL = {2, 32, 6, 4};
  private static final long[] LARGE = {2, 64, 3, 2};

  /** Each layout, with zeros behind, around, and at a distance that suits no block. */
  static Stream<Arguments> layouts() {
    return IntStream.of(dnnl_nchw, dnnl_nhwc, dnnl_nChw4c, dnnl_nChw8c, dnnl_nChw16c, dnnl_nChw32c)
        .boxed()
        .flatMap(layout -> Stream.of(0, 16, 13).map(before -> Arguments.of(layout, before)));
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void samples_the_maps_and_adds_channels_of_zeros(int layout, int before) {
    float[] given = numbers(SMALL);

    float[] result = run(layout, before, given, numbers(LARGE))[0];

    float[] expected =
        made(
            LARGE,
            (n, c, h, w) ->
                c >= before && c < before + SMALL[1]
                    ? given[at(SMALL, n, c - before, 2 * h, 2 * w)]
                    : 0);
    assertThat(result).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void hands_gradients_back_to_where_the_numbers_came_from(int layout, int before) {
    float[] gradient = numbers(LARGE);

    float[] result = run(layout, before, numbers(SMALL), gradient)[1];

    float[] expected =
        made(
            SMALL,
            (n, c, h, w) ->
                h % 2 == 0 && w % 2 == 0 ? gradient[at(LARGE, n, c + before, h / 2, w / 2)] : 0);
    assertThat(result).isEqualTo(expected);
  }

  /** The result and the gradient by the input, both row by row. */
  private static float[][] run(int layout, int before, float[] given, float[] gradientGiven) {
    INDArray[] arrays = {
      Nd4j.createFromArray(given),
      Nd4j.createFromArray(gradientGiven),
      Nd4j.createUninitialized(gradientGiven.length),
      Nd4j.createUninitialized(given.length)
    };
    Object owner = new Object();
    try (Holdings holdings = new Holdings(owner)) {
      Natives natives = holdings.open();
      Program program = new Program(natives);
      Value input = new Value(true, SMALL);
      input.set(
          program.in(
              Layout.tagged(natives, Precision.FLOAT32, layout, SMALL),
              outside(program, arrays[0], SMALL)));
      Value output = new Value(true, LARGE);
      ZeroPadding padding = new ZeroPadding(input, output, 2, before);
      padding.forward(program);
      program.reorder(output.tensor(), outside(program, arrays[2], LARGE));
      output.contribute(program, outside(program, arrays[1], LARGE), false);
      padding.backward(program);
      program.reorder(input.gradient(program).tensor(), outside(program, arrays[3], SMALL));
      try (Plan plan = program.finish(holdings)) {
        plan.run();
      }
    } finally {
      Reference.reachabilityFence(owner); // What is held goes with it.
    }
    return new float[][] {arrays[2].toFloatVector(), arrays[3].toFloatVector()};
  }

  private static Tensor outside(Program program, INDArray array, long... shape) {
    return program.outside(Layout.dense(program.natives(), shape), FloatMemory.of(array).address());
  }

  private static float[] numbers(long... shape) {
    return made(shape, (n, c, h, w) -> 1 + at(shape, n, c, h, w));
  }

  private interface Numbers {
    float at(int n, int c, int h, int w);
  }

  private static float[] made(long[] shape, Numbers numbers) {
    float[] all = new float[(int) (shape[0] * shape[1] * shape[2] * shape[3])];
    for (int n = 0; n < shape[0]; n++) {
      for (int c = 0; c < shape[1]; c++) {
        for (int h = 0; h < shape[2]; h++) {
          for (int w = 0; w < shape[3]; w++) {
            all[at(shape, n, c, h, w)] = numbers.at(n, c, h, w);
          }
        }
      }
    }
    return all;
  }

  private static int at(long[] shape, int n, int c, int h, int w) {
    return (int) (((n * shape[1] + c) * shape[2] + h) * shape[3] + w);
  }
}
