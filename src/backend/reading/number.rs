//! Numbers in scenario files, refused with the range they must be in.

use crate::domain::Span;
use serde::de::{Deserialize, Deserializer, Error};

/// A duration in seconds; fractions are allowed.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::backend) struct Seconds(pub(in crate::backend) Span);

const LONGEST_DAYS: u32 = 366;

impl<'de> Deserialize<'de> for Seconds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let seconds = f64::deserialize(deserializer)?;
        let longest = f64::from(LONGEST_DAYS) * 86_400.0;
        if (0.0..=longest).contains(&seconds) {
            // In range, so nothing is cut but the fraction of a millisecond.
            #[allow(clippy::cast_possible_truncation)]
            Ok(Self(Span((seconds * 1_000.0).round() as i64)))
        } else {
            Err(D::Error::custom(format_args!(
                "{seconds} is not a time: give seconds from 0 to {longest}"
            )))
        }
    }
}

/// A duration in seconds, from `LOW` to `HIGH`.
#[derive(Clone, Copy, Debug)]
pub(in crate::backend) struct Bounded<const LOW: u32, const HIGH: u32>(pub(in crate::backend) Span);

impl<'de, const LOW: u32, const HIGH: u32> Deserialize<'de> for Bounded<LOW, HIGH> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Seconds(span) = Seconds::deserialize(deserializer)?;
        if (Span::seconds(LOW.into())..=Span::seconds(HIGH.into())).contains(&span) {
            Ok(Self(span))
        } else {
            Err(D::Error::custom(format_args!("give {LOW} to {HIGH} seconds")))
        }
    }
}

/// A list with something in it.
#[derive(Clone, Debug)]
pub(in crate::backend) struct NonEmpty<T>(pub(in crate::backend) Vec<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for NonEmpty<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let items = Vec::deserialize(deserializer)?;
        if items.is_empty() {
            Err(D::Error::custom("give at least one"))
        } else {
            Ok(Self(items))
        }
    }
}

/// A duration somewhere between two others, in seconds: `[2, 6]`.
#[derive(Clone, Copy, Debug)]
pub(in crate::backend) struct Range(pub(in crate::backend) (Span, Span));

impl<'de> Deserialize<'de> for Range {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let [low, high] = <[Seconds; 2]>::deserialize(deserializer)?;
        if low.0 <= high.0 {
            Ok(Self((low.0, high.0)))
        } else {
            Err(D::Error::custom(
                "a range goes from the smaller to the greater number",
            ))
        }
    }
}

/// A share of a hundred.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::backend) struct Percent(pub(in crate::backend) u8);

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let percent = u64::deserialize(deserializer)?;
        match u8::try_from(percent) {
            Ok(percent) if percent <= 100 => Ok(Self(percent)),
            _ => Err(D::Error::custom(format_args!(
                "{percent} is not a share: give 0 to 100"
            ))),
        }
    }
}
