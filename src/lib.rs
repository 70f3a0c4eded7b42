//! Yanzheng (验证): the offline verifier for China's electronic vehicle licence (电子行驶证).

pub mod domain;
pub mod scan;
