//! What the values of a column are, and each as a word: what a person would type for it.

use std::fmt::Write;

use ::parquet::basic::{ConvertedType, LogicalType, Repetition, TimeUnit, Type as Physical};
use ::parquet::schema::types::Type;
use assize_model::day_since_1900;

use super::words::CellFault;
use crate::table::date_form::SERIALS;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Text,
    Truth,
    /// This many bytes, with a sign or without.
    Whole(usize, bool),
    Float,
    Double,
    /// This many digits after the point; its bytes begin with the lowest where it is a number of the machine's.
    Decimal(usize, Bytes),
    /// Days since 1970.
    Day,
    /// Parts of a day since 1970, this many a day, on the local clock.
    Moment(i64),
    Uuid,
    /// Times and other values that are not words and do not identify a person, of this many bytes.
    Other(usize, &'static str),
}

/// In which bytes a decimal is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Bytes {
    /// This many, the lowest first.
    Low(usize),
    /// This many, the highest first.
    High(usize),
    /// As many as each says, the highest first.
    Any,
}

const NESTED: &str = "lists or records within a cell";
const BINARY: &str = "bytes that are not text";
const UNKNOWN: &str = "values of a type that is not known here";

impl Kind {
    /// What a field of the schema holds; an error says what it is if its values are not words.
    pub(super) fn of(field: &Type) -> Result<Self, &'static str> {
        let info = field.get_basic_info();
        let is_repeated = info.has_repetition() && info.repetition() == Repetition::REPEATED;
        let Type::PrimitiveType { physical_type, type_length, scale, .. } = field else { return Err(NESTED) };
        let width = match physical_type {
            Physical::BOOLEAN => 1,
            Physical::INT32 | Physical::FLOAT => 4,
            Physical::INT64 | Physical::DOUBLE => 8,
            Physical::INT96 => 12,
            Physical::BYTE_ARRAY => 0,
            Physical::FIXED_LEN_BYTE_ARRAY => {
                usize::try_from(*type_length).ok().filter(|width| *width > 0).ok_or(UNKNOWN)?
            }
        };
        match info.logical_type_ref() {
            _ if is_repeated => Err(NESTED),
            Some(logical) => Self::logical(logical, *physical_type, width),
            None => Self::converted(info.converted_type(), *scale, *physical_type, width),
        }
    }

    fn logical(logical: &LogicalType, physical: Physical, width: usize) -> Result<Self, &'static str> {
        Ok(match (logical, physical) {
            (LogicalType::String | LogicalType::Enum | LogicalType::Json, Physical::BYTE_ARRAY) => Self::Text,
            (LogicalType::Integer(int), Physical::INT32 | Physical::INT64) => Self::Whole(width, int.is_signed),
            (LogicalType::Decimal(decimal), _) => Self::decimal(decimal.scale, physical, width)?,
            (LogicalType::Date, Physical::INT32) => Self::Day,
            (LogicalType::Timestamp(time), Physical::INT64) if time.is_adjusted_to_u_t_c => {
                Self::Other(width, "points in time, whose day depends on the time zone")
            }
            (LogicalType::Timestamp(time), Physical::INT64) => Self::Moment(a_day(&time.unit)),
            (LogicalType::Time(_), Physical::INT32 | Physical::INT64) => Self::Other(width, "times of day"),
            (LogicalType::Float16, Physical::FIXED_LEN_BYTE_ARRAY) => Self::Other(width, "numbers of two bytes"),
            (LogicalType::Uuid, Physical::FIXED_LEN_BYTE_ARRAY) if width == 16 => Self::Uuid,
            // An empty column.
            (LogicalType::Unknown, _) => Self::plain(physical, width)?,
            (LogicalType::Bson, _) => return Err(BINARY),
            (LogicalType::List | LogicalType::Map | LogicalType::Variant(_), _) => return Err(NESTED),
            _ => return Err(UNKNOWN),
        })
    }

    /// Of a file whose program writes no more than this.
    fn converted(converted: ConvertedType, scale: i32, physical: Physical, width: usize) -> Result<Self, &'static str> {
        Ok(match (converted, physical) {
            (ConvertedType::UTF8 | ConvertedType::ENUM | ConvertedType::JSON, Physical::BYTE_ARRAY) => Self::Text,
            (ConvertedType::DECIMAL, _) => Self::decimal(scale, physical, width)?,
            (ConvertedType::DATE, Physical::INT32) => Self::Day,
            (ConvertedType::TIME_MILLIS | ConvertedType::TIME_MICROS, Physical::INT32 | Physical::INT64) => {
                Self::Other(width, "times of day")
            }
            (ConvertedType::TIMESTAMP_MILLIS | ConvertedType::TIMESTAMP_MICROS, Physical::INT64) => {
                Self::Other(width, "points in time, whose day depends on the time zone")
            }
            (ConvertedType::INTERVAL, Physical::FIXED_LEN_BYTE_ARRAY) => Self::Other(width, "lengths of time"),
            (
                ConvertedType::UINT_8 | ConvertedType::UINT_16 | ConvertedType::UINT_32 | ConvertedType::UINT_64,
                Physical::INT32 | Physical::INT64,
            ) => Self::Whole(width, false),
            (ConvertedType::BSON, _) => return Err(BINARY),
            (ConvertedType::MAP | ConvertedType::MAP_KEY_VALUE | ConvertedType::LIST, _) => return Err(NESTED),
            _ => Self::plain(physical, width)?,
        })
    }

    fn plain(physical: Physical, width: usize) -> Result<Self, &'static str> {
        Ok(match physical {
            Physical::BOOLEAN => Self::Truth,
            Physical::INT32 | Physical::INT64 => Self::Whole(width, true),
            Physical::INT96 => Self::Other(width, "points in time in an old form (INT96)"),
            Physical::FLOAT => Self::Float,
            Physical::DOUBLE => Self::Double,
            // Some programs do not say that it is text.
            Physical::BYTE_ARRAY => Self::Text,
            Physical::FIXED_LEN_BYTE_ARRAY => return Err(BINARY),
        })
    }

    fn decimal(scale: i32, physical: Physical, width: usize) -> Result<Self, &'static str> {
        let scale = usize::try_from(scale).ok().filter(|scale| *scale <= MOST_DIGITS).ok_or(UNKNOWN)?;
        match physical {
            Physical::INT32 | Physical::INT64 => Ok(Self::Decimal(scale, Bytes::Low(width))),
            Physical::FIXED_LEN_BYTE_ARRAY => Ok(Self::Decimal(scale, Bytes::High(width))),
            Physical::BYTE_ARRAY => Ok(Self::Decimal(scale, Bytes::Any)),
            Physical::BOOLEAN | Physical::INT96 | Physical::FLOAT | Physical::DOUBLE => Err(UNKNOWN),
        }
    }

    /// How many bytes each value has; `None` where each says it.
    pub(super) fn width(self) -> Option<usize> {
        match self {
            Self::Text | Self::Decimal(_, Bytes::Any) => None,
            Self::Truth => Some(1),
            Self::Whole(width, _) | Self::Other(width, _) => Some(width),
            Self::Float | Self::Day => Some(4),
            Self::Double | Self::Moment(_) => Some(8),
            Self::Decimal(_, Bytes::Low(width) | Bytes::High(width)) => Some(width),
            Self::Uuid => Some(16),
        }
    }

    /// Whether a program may have taken the zeros at the end of a name for nothing: 1.1 may have been 1.10.
    pub(crate) fn may_lose_zeros(self) -> bool {
        matches!(self, Self::Float | Self::Double)
    }

    /// Adds a value's word to a text.
    pub(super) fn write(self, value: &[u8], text: &mut String) -> Result<(), CellFault> {
        match self {
            Self::Text => text.push_str(str::from_utf8(value).map_err(|_| CellFault::NoText)?),
            Self::Truth => text.push_str(if value == [0] { "no" } else { "yes" }),
            Self::Whole(_, true) => put(text, low(value)),
            Self::Whole(width, false) => put(text, low(value) & ((1 << (8 * width)) - 1)),
            Self::Float => {
                number(text, f64::from(f32::from_le_bytes(sized(value)?)), f32::from_le_bytes(sized(value)?))?
            }
            Self::Double => number(text, f64::from_le_bytes(sized(value)?), f64::from_le_bytes(sized(value)?))?,
            Self::Decimal(scale, Bytes::Low(_)) => decimal(text, low(value), scale),
            Self::Decimal(scale, Bytes::High(_) | Bytes::Any) => {
                if value.len() > size_of::<i128>() {
                    return Err(CellFault::LongNumber);
                }
                decimal(text, low(&value.iter().rev().copied().collect::<Vec<u8>>()), scale);
            }
            Self::Day => day(text, low(value))?,
            Self::Moment(a_day) => match low(value) % i128::from(a_day) {
                0 => day(text, low(value) / i128::from(a_day))?,
                _ => return Err(CellFault::NoDay),
            },
            Self::Uuid => {
                for (place, byte) in value.iter().enumerate() {
                    let dash = if matches!(place, 4 | 6 | 8 | 10) { "-" } else { "" };
                    put(text, format_args!("{dash}{byte:02x}"));
                }
            }
            Self::Other(..) => {}
        }
        Ok(())
    }
}

/// The most digits that a decimal has here.
const MOST_DIGITS: usize = 38;

/// How many of a unit make a day.
fn a_day(unit: &TimeUnit) -> i64 {
    const SECONDS: i64 = 24 * 60 * 60;
    match unit {
        TimeUnit::MILLIS => SECONDS * 1_000,
        TimeUnit::MICROS => SECONDS * 1_000_000,
        TimeUnit::NANOS => SECONDS * 1_000_000_000,
    }
}

fn put(text: &mut String, value: impl std::fmt::Display) {
    write!(text, "{value}").expect("a string takes all");
}

fn sized<const N: usize>(value: &[u8]) -> Result<[u8; N], CellFault> {
    value.try_into().map_err(|_| CellFault::NoNumber)
}

/// A number of at most sixteen bytes with a sign, the lowest first.
fn low(value: &[u8]) -> i128 {
    let sign = value.last().is_some_and(|last| *last >= 0x80);
    let mut all = [if sign { 0xff } else { 0 }; size_of::<i128>()];
    all[..value.len()].copy_from_slice(value);
    i128::from_le_bytes(all)
}

/// A number as it is shortest, without a power of ten.
fn number(text: &mut String, value: f64, shown: impl std::fmt::Display) -> Result<(), CellFault> {
    match (value.is_finite(), value == 0.0) {
        (false, _) => return Err(CellFault::NoNumber),
        (true, true) => text.push('0'),
        (true, false) => put(text, shown),
    }
    Ok(())
}

fn decimal(text: &mut String, unscaled: i128, scale: usize) {
    let sign = if unscaled < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", unscaled.unsigned_abs(), width = scale + 1);
    let (whole, rest) = digits.split_at(digits.len() - scale);
    put(text, format_args!("{sign}{whole}{}{rest}", if scale > 0 { "." } else { "" }));
}

/// The day with this number since 1970, YYYY-MM-DD.
fn day(text: &mut String, since_1970: i128) -> Result<(), CellFault> {
    /// 1 January 1970, as spreadsheets count.
    const EPOCH: i128 = 25_569;
    let number = u32::try_from(since_1970 + EPOCH).ok().filter(|number| SERIALS.contains(number));
    let number = number.ok_or(CellFault::NoDay)?;
    let (year, month, day) = day_since_1900(number);
    put(text, format_args!("{year:04}-{month:02}-{day:02}"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Bytes, CellFault, Kind};

    fn word(kind: Kind, value: &[u8]) -> Result<String, CellFault> {
        let mut text = String::new();
        kind.write(value, &mut text).map(|()| text)
    }

    #[test]
    fn values_are_words_as_a_person_types_them() {
        const A_DAY: i64 = 86_400_000;
        for (kind, value, expect) in [
            (Kind::Text, "\u{e9}".as_bytes(), "\u{e9}"),
            (Kind::Truth, &[1], "yes"),
            (Kind::Truth, &[0], "no"),
            (Kind::Whole(4, true), &(-3_i32).to_le_bytes(), "-3"),
            (Kind::Whole(4, false), &u32::MAX.to_le_bytes(), "4294967295"),
            (Kind::Whole(8, false), &u64::MAX.to_le_bytes(), "18446744073709551615"),
            (Kind::Double, &1.0_f64.to_le_bytes(), "1"),
            (Kind::Double, &(-0.0_f64).to_le_bytes(), "0"),
            (Kind::Double, &1e21_f64.to_le_bytes(), "1000000000000000000000"),
            (Kind::Float, &2.3_f32.to_le_bytes(), "2.3"),
            (Kind::Decimal(2, Bytes::Low(4)), &(-5_i32).to_le_bytes(), "-0.05"),
            (Kind::Decimal(0, Bytes::High(16)), &7_i128.to_be_bytes(), "7"),
            (Kind::Decimal(1, Bytes::Any), &[0xff, 0x00], "-25.6"),
            (Kind::Day, &17_957_i32.to_le_bytes(), "2019-03-02"),
            (Kind::Day, &(-25_508_i32).to_le_bytes(), "1900-03-01"),
            (Kind::Moment(A_DAY), &(17_956 * A_DAY).to_le_bytes(), "2019-03-01"),
            (
                Kind::Uuid,
                b"\0\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\xff",
                "00010203-0405-0607-0809-0a0b0c0d0eff",
            ),
        ] {
            assert_eq!(word(kind, value), Ok(expect.to_owned()), "{kind:?} {value:?}");
        }
    }

    #[test]
    fn what_is_no_word_is_told() {
        for (kind, value, expect) in [
            (Kind::Text, &b"\xff"[..], CellFault::NoText),
            (Kind::Double, &f64::NAN.to_le_bytes(), CellFault::NoNumber),
            (Kind::Float, &f32::INFINITY.to_le_bytes(), CellFault::NoNumber),
            (Kind::Day, &(-25_509_i32).to_le_bytes(), CellFault::NoDay),
            (Kind::Day, &i32::MAX.to_le_bytes(), CellFault::NoDay),
            (Kind::Moment(86_400_000), &1_i64.to_le_bytes(), CellFault::NoDay),
            (Kind::Decimal(2, Bytes::Any), &[1; 17], CellFault::LongNumber),
        ] {
            assert_eq!(word(kind, value), Err(expect), "{kind:?} {value:?}");
        }
    }
}
