export const unit = "bar";
