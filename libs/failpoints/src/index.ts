export { clearFailpoints, failpoint, failpointAround, setFailpoints, FailpointError } from './failpoint';
