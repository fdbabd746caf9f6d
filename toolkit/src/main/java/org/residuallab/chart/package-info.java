/**
 * Pictures of runs, probes and costs (XChart).
 *
 * <p>Here: curves, bars and heat maps, in one style, and beside some of them the numbers that they
 * show, as a table. Not here: drawings of networks ({@link org.residuallab.diagram}), all other
 * tables ({@link org.residuallab.table}), and judgements ({@link org.residuallab.study}).
 */
package org.residuallab.chart;
