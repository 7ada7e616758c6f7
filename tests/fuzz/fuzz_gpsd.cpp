#include "models/geo/gpsd.h"
#include "tests/fuzz/position_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    return haven::readAnyBytes<haven::GpsdReader>(bytes, size);
}
