/**
 * What training leaves behind: a run in its folder, as records and files.
 *
 * <p>Here: {@code run.json}, {@code metrics.csv}, tables of probes, checkpoints, locks, exports;
 * and stored networks, whoever trained them. Not here: training itself ({@link
 * org.residuallab.training}) and making a run again ({@link org.residuallab.verification}).
 */
package org.residuallab.run;
