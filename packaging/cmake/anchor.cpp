// A library needs one translation unit of its own.
namespace haven {
void anchor();
void anchor() {}
} // namespace haven
