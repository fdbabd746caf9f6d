/**
 * Pictures of runs, probes and costs (XChart).
 *
 * <p>Here: curves, bars and heat maps, in one style. Not here: drawings of networks ({@link
 * org.residuallab.diagram}), tables ({@link org.residuallab.table}), and judgements ({@link
 * org.residuallab.study}).
 */
package org.residuallab.chart;
