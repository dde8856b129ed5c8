export { statisticsProjection, statisticsProjections } from './projections/statistics.projection';
export { FIGURE_SESSION, FigureStore } from './queries/figure-store';
export { placementFigures, type PlacementFigures, type PlacementQuestion } from './queries/placement-figures';
export { vacancyFigures, type VacancyQuestion } from './queries/vacancy-figures';
export { willingnessFigures, type WillingnessQuestion } from './queries/willingness-figures';
export { StatisticsModule } from './statistics.module';
