package org.residuallab.engine;

import static org.residuallab.engine.SmallGraphs.block;
import static org.residuallab.engine.SmallGraphs.chain;
import static org.residuallab.engine.SmallGraphs.convolution;
import static org.residuallab.engine.SmallGraphs.dense;
import static org.residuallab.engine.SmallGraphs.dropout;
import static org.residuallab.engine.SmallGraphs.normalization;
import static org.residuallab.engine.SmallGraphs.pooled;
import static org.residuallab.engine.SmallGraphs.pooling;
import static org.residuallab.engine.SmallGraphs.preActivated;
import static org.residuallab.engine.SmallGraphs.relu;
import static org.residuallab.engine.SmallGraphs.shrinking;
import static org.residuallab.engine.SmallGraphs.unbiased;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Named;

/**
 * Small graphs for every kind of layer that the fast path knows, with odd sizes, channel counts
 * that fill no block, and counts that fill exactly one.
 */
final class LayerKinds {

  /** For {@code @MethodSource}. */
  static final String ALL = "org.residuallab.engine.LayerKinds#graphs";

  /** Those that draw at random while they train. */
  static final String RANDOM = "org.residuallab.engine.LayerKinds#random";

  private LayerKinds() {}

  static Stream<Named<ComputationGraph>> random() {
    return Stream.of(
        Named.of("dropout of rows", chain(dense(50), relu(), dropout(0.5))),
        Named.of("dropout of maps", pooled(convolution(6, 3, 1), relu(), dropout(0.7), relu())),
        Named.of("wide blocks, 16 to 32 channels", preActivated(16, 32, 0.7)),
        Named.of("wide blocks, 5 to 20 channels", preActivated(5, 20, 0.7)));
  }

  static Stream<Named<ComputationGraph>> graphs() {
    return Stream.of(
        Named.of("3x3 convolution", pooled(convolution(5, 3, 1))),
        Named.of("3x3 convolution, stride 2", pooled(convolution(5, 3, 1), convolution(7, 3, 2))),
        Named.of("16 to 16 channels", pooled(convolution(16, 3, 1), convolution(16, 3, 1), relu())),
        Named.of("32 to 16 channels", pooled(convolution(32, 1, 1), convolution(16, 3, 1), relu())),
        Named.of("1x1 convolution, stride 2", pooled(convolution(16, 1, 2), relu())),
        Named.of("7x7 convolution, stride 2", pooled(convolution(8, 7, 2), relu())),
        Named.of("5x5 convolution, mode same", pooled(same(5, 2), relu())),
        Named.of("normalisation", pooled(unbiased(16, 3, 1), normalization(), relu())),
        Named.of(
            "normalisation of 20 channels", pooled(unbiased(20, 3, 1), normalization(), relu())),
        Named.of("normalisation alone", pooled(normalization(), convolution(6, 3, 1), relu())),
        Named.of(
            "normalisation with logarithmic variance",
            pooled(unbiased(6, 3, 1), new BatchNormalization.Builder().build(), relu())),
        Named.of(
            "normalisation of a rectifier",
            pooled(unbiased(6, 3, 1), relu(), normalization(), relu())),
        Named.of("maximum", pooled(convolution(6, 3, 1), relu(), pooling(PoolingType.MAX, 1))),
        Named.of("average", pooled(convolution(6, 3, 1), pooling(PoolingType.AVG, 0))),
        Named.of("padded average", pooled(convolution(6, 3, 1), pooling(PoolingType.AVG, 1))),
        Named.of("two rectifiers", pooled(convolution(6, 3, 1), relu(), relu())),
        Named.of("fully connected", chain(convolution(6, 3, 2), dense(11), relu())),
        Named.of("fully connected on the images", chain(dense(7), relu())),
        Named.of("normalisation of rows", chain(dense(11), relu(), normalization(), dense(7))),
        Named.of("normalisation before the pooling", pooled(unbiased(6, 3, 1), normalization())),
        Named.of("normalisation of the images", chain(normalization(), relu(), dense(7))),
        Named.of("pre-activated blocks, 16 to 32 channels", preActivated(16, 32, 1)),
        Named.of("pre-activated blocks, 6 to 11 channels", preActivated(6, 11, 1)),
        Named.of("block of one convolution", block()),
        Named.of("block with a shortcut of zeros, 16 to 32 channels", shrinking(16, 32)),
        Named.of("block with a shortcut of zeros, 6 to 11 channels", shrinking(6, 11)),
        Named.of("block with a shortcut of zeros, 5 to 16 channels", shrinking(5, 16)));
  }

  private static ConvolutionLayer same(int kernel, int stride) {
    return new ConvolutionLayer.Builder(kernel, kernel)
        .stride(stride, stride)
        .convolutionMode(ConvolutionMode.Same)
        .nOut(6)
        .build();
  }
}
