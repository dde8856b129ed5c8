/* Forms of values in bodies; what they mean is judged by the domain. */
export const DAY = /^\d{4}-\d{2}-\d{2}$/;
export const OFFICE = /^[A-Z][A-Z0-9-]{1,30}$/;
export const OCCUPATION = /^\d(-\d{2}){0,3}$/;
