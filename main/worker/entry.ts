import { connectPort } from './port';
import { serve } from './serve';

serve(connectPort());
