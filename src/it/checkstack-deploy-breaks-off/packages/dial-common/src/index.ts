export const unit = 'bar';
