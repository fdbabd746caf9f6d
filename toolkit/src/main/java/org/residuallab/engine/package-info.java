/**
 * The door: {@link org.residuallab.engine.Engine} chooses the path on which a graph computes, and
 * says so. A {@code FastGraph} is a {@code ComputationGraph} whose passes are compiled, its updater
 * included. How passes are made is not here: that is {@code engine.translation}.
 *
 * <p>One class stands outside of all rooms, where Deeplearning4j looks for it: {@code
 * org.nd4j.nativeblas.Nd4jCpu}, which tells it that its natives have oneDNN.
 */
package org.residuallab.engine;
